import { DurableObject } from 'cloudflare:workers';

import type { Env } from '../env.ts';
import { keep } from '../keep.ts';
import type { Hello } from '../protocol/hello.ts';
import { createDesk, type Desk } from './desk.ts';

/** One visitor: the conversation, the servers it is connected to, and the one program that may run at a time. */
export class Visitor extends DurableObject<Env> {
  #desk: Desk | undefined;

  hello(): Promise<Hello> {
    return this.#open().hello();
  }

  /** Asks the model; the response streams what happens. */
  chat(question: string): Promise<Response> {
    return this.#open().chat(question);
  }

  /** Runs a program the visitor wrote. */
  run(code: string): Promise<Response> {
    return this.#open().run(code);
  }

  stop(): void {
    this.#open().stop();
  }

  /** A new conversation, and the shelves as they were at the beginning. */
  reset(): Promise<void> {
    return this.#open().reset();
  }

  /** Nobody came for as long as data is kept. */
  override async alarm(): Promise<void> {
    this.#desk?.stop();
    this.#desk = undefined;
    await this.ctx.storage.deleteAll();
  }

  #open(): Desk {
    this.ctx.waitUntil(keep(this.ctx.storage, this.env));
    this.#desk ??= createDesk(this.env, this.ctx.storage.sql, `visitor:${this.ctx.id.toString()}`);
    return this.#desk;
  }
}

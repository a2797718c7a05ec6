import type { ToolSpec } from '@sallyport/contract';

import type { BodyKind } from '../media-type.ts';

/** Where a parameter goes. `querystring` is the whole query of 3.2. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie' | 'querystring';

/** How the parts of a value are put into one text. */
export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  | 'cookie';

/** One parameter, ready to be written. */
export interface Parameter {
  readonly place: ParameterPlace;
  /** Its name on the wire. */
  readonly name: string;
  /** Its name in the tool's input. */
  readonly key: string;
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Set where the document describes the value by a media type instead of a style. */
  readonly content: 'json' | 'text' | 'form' | undefined;
  /** Filled with the call's idempotency key when the program leaves it out. */
  readonly isIdempotencyKey: boolean;
}

/** How one member of a form is written, where it differs from the default. */
export interface MemberEncoding {
  readonly style: ParameterStyle | undefined;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly contentType: string | undefined;
  /** A value that looks like a file is one. */
  readonly mayBeFile: boolean;
}

/** One way to send a body. */
export interface BodyForm {
  readonly mediaType: string;
  readonly kind: BodyKind;
  readonly members: ReadonlyMap<string, MemberEncoding>;
}

/** The body of an operation. */
export interface Body {
  readonly key: string;
  readonly required: boolean;
  /** Never empty. The first is sent unless the program chooses. */
  readonly forms: readonly [BodyForm, ...BodyForm[]];
  /** The input that chooses, where there is a choice. */
  readonly choiceKey: string | undefined;
}

/** What a successful answer is made into. */
export interface ResponsePlan {
  /** For the `Accept` header. */
  readonly accept: string;
  /** What stands for no content: `null` where another answer has some, as its type says. */
  readonly empty: null | undefined;
  /** True where all the document declares is a redirect: its address is the answer. */
  readonly isRedirect: boolean;
  /** True where JSON is all the document declares: a response that does not say what it is, is that. */
  readonly isJson: boolean;
}

/** Where the next page of a list is. */
export type Paging = {
  /** The input that asks for more than one page. */
  readonly key: string;
  /** The member that holds the items; undefined where the response is the list itself. */
  readonly items: string | undefined;
} & (
  | { readonly kind: 'link' }
  | { readonly kind: 'url'; readonly next: readonly string[] }
  | { readonly kind: 'cursor'; readonly next: readonly string[]; readonly parameter: string }
);

/** One credential a request carries. */
export interface SecurityNeed {
  /** The name of the scheme in the document. */
  readonly scheme: string;
  readonly scopes: readonly string[];
  readonly carrier:
    | { readonly kind: 'header' | 'query' | 'cookie'; readonly name: string }
    | { readonly kind: 'basic' }
    | { readonly kind: 'authorization'; readonly word: string };
}

/** Who an operation is. All of it is third-party text. */
export interface OpenApiOperation {
  /** The tool's name. */
  readonly name: string;
  /** In capitals. */
  readonly method: string;
  /** The template: `/pets/{petId}`. */
  readonly path: string;
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
}

/** Everything a call needs, worked out once. */
export interface Operation extends OpenApiOperation {
  readonly spec: ToolSpec;
  /** Without a slash at its end. */
  readonly server: string;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly response: ResponsePlan;
  readonly security: readonly SecurityNeed[];
  readonly paging: Paging | undefined;
}

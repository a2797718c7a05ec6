import { type Evaluation } from '../evaluate-tasks.ts';
export function printPage(evaluation: Evaluation): string { return JSON.stringify(evaluation); }

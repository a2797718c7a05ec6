export { chooseModel, modelVariables } from './choose-model.ts';
export type { ChosenModel } from './choose-model.ts';
export { ModelError, modelError } from './model-error.ts';

export { createTypeChecker } from './create-type-checker.ts';
export type { TypeCheckerOptions } from './create-type-checker.ts';
export { compilerRules } from './rules/compiler-rules.ts';
export type { CompilerRule } from './rules/compiler-rules.ts';
export { rules } from './rules/rules.ts';
export type { RuleCode, RuleLevel, TypeRule } from './rules/rules.ts';

/**
 * A result schema that lets everything pass, in the two forms the SDKs ask for: `safeParse` (1.x) and Standard Schema
 * (2.x). The SDKs' own schemas refuse a whole page for one broken tool, and a whole result for one unknown content type;
 * this package reads both with care of its own.
 */
export const anyResult = {
  safeParse: (value: unknown): { success: true; data: unknown } => ({ success: true, data: value }),
  '~standard': {
    version: 1,
    vendor: 'sallyport',
    validate: (value: unknown): { value: unknown } => ({ value }),
  },
} as const;

const names: ReadonlySet<string> = new Set(
  'Algorithm Keyframe Report Transformer Animatable Animation Attr Blob Body Cache Clipboard Comment Credential Crypto Document Element Event External File Gamepad Geolocation Headers Highlight History Location Lock Navigation Navigator Node Notification Performance Permissions Plugin Range Request Response Sanitizer Scheduler Screen Selection Slottable Storage Text Touch Window Worker Worklet Console Transferable Map Set Array Function Math String Generator Iterator Iterable Promise Reflect Symbol Date Intl Atomics Number Error Object Boolean Awaited Partial Required Readonly Pick Record Exclude Extract Omit Parameters Uppercase Lowercase Capitalize Uncapitalize Disposable Temporal Enumerator Client Clients'.split(
    ' ',
  ),
);

/** True for a name that TypeScript's own libraries declare: declared again, nothing would compile. */
export function isLibraryTypeName(name: string): boolean {
  return names.has(name);
}

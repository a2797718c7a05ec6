const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The names of types that TypeScript's libraries declare and that a title or a property could come to: 24 bits of hash
 * each, four letters, because the names themselves are five times as long. A name that only looks like one of them is
 * given another name, which does no harm. A test compares the list with the libraries of the installed compiler.
 */
const fingerprints = [
  '--Ql-0av-7_q-9aM-FBE-JGh-SZA-WBw-Yya-bOp-cKQ-f65-feW-hiP-ioR-m2_-nO5-nXO-q9w-t8u0-9R0Aox0FbV0Hxm',
  '0N2F0O7a0PkE0T6R0UaB0aJ00bUA0dFX0dW90eD60ecL0ftg0iWD0m-60tRL0ukK0vXr1-dh12EE148m14I0162h16Me1GDN',
  '1I0P1IRC1JUG1JqD1KJ21Kc31M9b1OIC1OZd1PFJ1TIF1Tw81Wdh1cg31gHV1gf01ghF1gkp1jb81lL31qPG1uY_1v3C1xkH',
  '1zQO1zhR23Ba23aU27MZ2Bf32Bgx2EHG2FMM2LQq2Maq2Pqv2UyY2XUX2dkc2iWX2mkX2nrr2w9y303h3ENU3GuY3JKU3Lgx',
  '3M0r3NOF3OrG3_Wq3bhX3bm93cTV3eU-3hEi3juq3oLS3tvQ3vS83wfu3zrw4-hE423444m844wp45x64AY04B074Blw4I78',
  '4JFW4SQv4V354_474_Aq4iG74lFF4sI14vnj4yTU52g455AK57Tz5AC25D505GPk5IJl5LIR5OUT5VVq5aEP5dDw5fEf5h8z',
  '5iqb5nBE5nFz5rUB5t7S5tSe5wi-61I0658h67-I6CHw6Cl_6G-Z6HH_6Jno6W5W6ZTN6_jz6dOf6eqh6ftA6jQI6jq26kUp',
  '6ujf6xkH70GA7CGR7Cjy7I2X7Kb17O067T2m7c1N7d8y7laA7mqF7teK7xWP7yCH8-dq85nZ85xJ89ZK8B2j8EHB8FFS8PrJ',
  '8QUt8TrL8WUH8axB8cr48dzX8fLw8gAq8iWM8jrY8m4y8mjK8sWl8tE-8uuU8vf_8w9i8x1793SY93ed97JF97xB98ov9FaZ',
  '9UMT9WKm9WT69WVa9bC99cN39cSa9dLD9fk09hCD9mNx9uXC9y2SA0YJA6nbAF0VALiyAOnKAP0EATJVAWM4AY0BAYCMAbX3',
  'AczvAdU0AeidAf0WAhy7AiG4AiJTAiyvAj44Akq8Al3dAmOmAnebAtCrAtpEAuWkAvlSAzyCB4oUB7xFBHBBBMVVBR3KBV5j',
  'BXJ7BXp6Bd1OBgkNBhyfBjS-BtBrBvSDC-dwC9UUCAhACBt5CCQWCRLBCRunCVDCCdxRCkm4Cn_rCraPCwXNCyOgCzX4D0-C',
  'D0NrD0zfD6p8D9RnDCgdDCrHDEEzDJchDKrhDOizDQVuDRbDDbRYDn6oDpQIDx_DDz4hE2m-E4iAEF7LEHm0EKUREMoqEPmN',
  'ERSkET80ETn1EWeQEYKCEYc7EblLEc__Eea2EefREgAKElkhEqYmErqOEvwjF0UDF52RF5ZtF9C1F9OdFC1gFEfyFFeBFGdb',
  'FNbdFXfmFZvZFd7IFiXdFitIFlMnFqsrFsgYFtF_FxvhG5UwG65dG6atGByiGDZIGEEAGJtJGKbCGLbpGMH3GO2AGQbXGS4G',
  'GSFJGTA6GaZnGaypGfklGjS6Gl4SGlzzGrvGGy7PGykOH2B9H5OlH9z5HAN7HBt9HJrbHLSiHOngHOoFHPYWHQRrHSYUHXQI',
  'HXjxHYDxHaL_HbSEHdiWHebRHeesHewsHh65HipPHjqbI06-I28EI3kOI4l0IAzHICGZIEMXIEomIFHnIIZnILA8IMZ6IZJx',
  'IlTXImZwItlAIu26Ivg_J-55J2cKJ6RyJ7mCJ9XwJFmOJIt8JLgPJVkpJZH1JeadJehvJgGmJimFJkWKJlIoJo39JspTJvwB',
  'Jx-wK-KqK0RAK1PvK5GAK72PKADPKBHdKBNWKBoOKBq7KDLRKF55KR1lKUkiKYE9KZqjK_KgKb1tKdlxKfppKgfvKjJ8Kjsr',
  'KrRzKt47KyB2Kze6LA-jLIJMLId5LNZFLVxCLeCLLlYtLnAfLpdvLqKHLxVsLzFSMAMRMLxdMM9nMTudMVLMMYSnMZ51MZHK',
  'MZKkMbSPMdZ3MfYTMgUJMgZuMgm6Mk26MmcqMrqCMuC1MwfRN2bqN6Q4N9UkNA5aNAK5NDKfNG6ZNZRGNfQpNgFYNh9ENnng',
  'NsAiNus-Nxx3O0LnO5bSO8OAO9pKOAnxOEuVOFUDOJlTOPpDOQwKORX3OUX5OazVOdm1Ol3BOprEOrG4OvQDOxy3P15HP1Xu',
  'P6i6PBzYPKsYPM64PN1oPO9QPQmWPZSBPeSLPgK6Pn-iPnGDPo7nPpP0PuYtPxB_Q1CoQ3BhQ3Y0Q91lQCqXQFquQH0GQNGt',
  'QNuwQWlYQYeFQ_oMQbHJQc-8QchpQd3dQivzQkqaQmniQo4sQoQ1QqM_QwGGQzJRR70XR74uR78yRFMCRILNRJ1MRPt3RR59',
  'RSGTRTCsRUHQRWVzRZakRcaoRiGlRjo9Rp2NRuGES-31SAeHSCLPSG31SH2CSPGTSPN2SVp-SWC1SaTbSiYuSk0BSk0GSlIA',
  'SrIWSt9CSus3SxSsT0g4T1UoT1m6T2UqT59mT6nIT9jJTC-5TFauTL2ETL3ETL7ZTNfnTU9RTVEgTWVrTZ-CT_mkTarPTcEa',
  'TflmTuDtU0YmUN3-UQJPUTqZUV6mUXDKUY4uUcT0UeJKUebuUf-aUiEGUjx4UnNCUn_-UqygUsB6V-8fV-HlV37dVHltVKp5',
  'VMAEVPwUVRE5VS_rVU4MV_lpVbbBVbiBVfkWVgB-VgdVVgk6VlNdVlPoVuiOVxzVW-6jW1w0W2auW3XgW4s_WFI6WGUKWGkV',
  'WMAUWPBIWS2gWYDgWZqYW_GGWjsfWlnOWmw4WoFXWpFQWpwTWqRaWuKZWvAQX0kKX9RnXBL1XBqpXEteXMcFXWVpXW_ZX_uo',
  'XaGGXiYYXlu-Xwk9XwswXzavY5d7YAdeYBSXYGJDYJ-XYJcpYKN_YL30YMOVYUB0YXa4YZSzY_FuYb93Yi3sYisGYjoMYjy7',
  'YodEYxeGZ-wgZ66bZ99JZARWZI7kZIrTZMfbZUNBZXzuZe3QZlhoZpXjZqpVZqzEZsr5Zt0vZzx5_6nL_7xR_AER_HhM_K8g',
  '_OJh_Psh_XkN_ZO6_dFt_fbp_hYX_j9e_lE8_ms-_nXp_z1wa-4Va-Eoa12ia2i7a6z3aAMZaBYoaEBlaElpaIgcaL3oaPZg',
  'aSOCaYX2aZEHaa2eaayQacP6aelUafpkaiKlaihyakHWal5DamkrapnpauFJavbIaw2saxQmayKnazMbb1tHb6EEb9SvbBIc',
  'bEB5bF0_bF8-bGzibUdsbWNPbbqnbbz0bdzrbrAObs6CbwTVbzK6c-cWc-zMc8Mwc9X3c9rZcAuGcF8lcFSJcIzZcKHqcKyd',
  'cRDKcU--cWB6cZXWcZ_7ci4RciiWckj3clUqcon5crEgd0yed5D1d7S4dDQMdDj7dLmEdM9FdPAPdRuWdTBKdVy3d_AAdhln',
  'dkM8dkopdmbMdp5vdr7_dvOGe-Jue1j4e65_eAyeeBF-eCVneG5GeHWneYvxebneebu2ejDweu6Peui6ezx7f3Wuf46tf5ME',
  'f7GXf9oRfC8WfE64fEFsfHARfJLefQNufS0OfUTkfZXjfZYxfdDNfkDvfn_ufqNzfqqffuzJfy5kg-Ehg7ROgF7lgFPXgL2x',
  'gLQ3gNgwgPLZgXjzgfpNgg5Pgh8fgifaglHvgldkgoc-h0TZh4GnhCwYhGOFhH23hHrOhJnMhKQJhPJ1hRWnhTfKhUBdhUoh',
  'hXKhhfSshiAWhjEahmCyhnpbhqj_hsJ5hx8Hi-39i-GUi21WiBOsiG-biGfOiIITiKx2iMDjiQ2EiRkTihDXihNRiiK3iiwH',
  'ilphimRfim_xinToiqM4irhaiuHgiw5FizDSj-Ksj1RZj4KAj7tMj9-Zj9ctjBkLjLYSjPA8jSFcjUCOjVVXjZwCjZz0jb0D',
  'jceLjkmTjmQ_jsAKjw4Mk-HVk-pqk1THk5pwk7zWkB0xkCa_kSKZkVy9kbcJkigakjwCkrzOkuZRkwHukwcUl0V9l5dnl65D',
  'l7KJlAX1lG39lPtHlR2DlS-6lT50lT90lUOzlUWelZM5lZnfl_bJlaxElclWleoklhxTljXyllkCllkKlpgzlqk0ltRJltSH',
  'lv7am-57m1Tcm35Bm4oym5eEm6Cdm7-4m8IdmBvwmBwpmC0LmC4NmCrdmHmhmIhhmJNOmS62mTtsmYDymk75mkRemmyimr2C',
  'n0BKn1WKn3gMn3n-nBNznCPXnEcAnGm1nQLenRSXnSYKnTtEnU0GnhTAnlvjnweznyLso-Oyo4IzoAovoAsRoBpVoBvKoFlU',
  'oG5ToGhVoIC2oJHgoMTQoNIkoNhFoNjAod2toejxofl-otXZov80p5rxp8jupGzDpJ5ppMTlpO7SpQq2pUy2pXhBp_AVp_H1',
  'payPpdPApdu3pevepgLjphbrphkvpm-apmUipmbSpzGCq-Piq16mq1M1q1iEq3uBq8Koq9DuqBobqBwlqCj7qFiKqH6BqK67',
  'qLU5qOfwqSI3qUPJqYKrqcVAqdFuqfYNqiuRqk_dqlH8qlncqpQeqtG9qwMLr-XFr3zZr5Kar7FzrMBjrOQfrOiXrX72rcT4',
  'rjzQrlu-rp8mrq7IrrZDry36s6dPsIe9sLrPsNEysOQWsRkLsUEmsWVusZ6LseDlsgKasmp4smyUsof5sp2Vsp5_sqndstwt',
  'svN8swwIt4jnt63ptAC5tC0TtC1mtC8FtMcXtS2ptS4LtSkHtZJPtZxItbnStjSxtjY8tmPjtuuWtwkMtxqeu5Xcu8ksuCfo',
  'uHKHuLXguPy8uQIsuRrnuS1NuX1-uewmukBfuu48uw19uwE1v299v5TFv65TvBx2vHBJvQqnvTfQvY8SvYyjva1_va5hvbnI',
  'vdIivdKoveNjvfRmvnA7vr5jvrvwvuTzvvARvwB3w7qOw9GWwB6VwBrEwGyGwHcPwI2dwUT-wYCawfyBwgjVwmcqwpJfwpO7',
  'wrF8wuAQwvZ6x81ix8OixAVpxJ2ixNlXxTlwxWrBxWzyxcQwxdWrxdsHxhhHxjtPxkbGxoikxospxt_-xuC2xxYkxypHxzkG',
  'y2cry4dOy5qNy6Zqy8fIyBblyK_lyMWPyPrIyPzQyTYUyVzeyZimyZxgy_K6y_gGya98yh5Dyk1gykRyyklwylY4yzMqz4X3',
  'z5bJzBnAzIdbzKe2zLjczSa7zSbBzV-4zejzzoVZzoVczrlt',
].join('');

let known: ReadonlySet<string> | undefined;

/** True for a name that TypeScript's own libraries declare: declared again, nothing would compile. */
export function isLibraryTypeName(name: string): boolean {
  known ??= new Set(fingerprints.match(/.{4}/g));
  return known.has(fingerprint(name));
}

/** FNV-1a, folded to 24 bits. */
function fingerprint(name: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = (hash ^ (hash >>> 24)) & 0xffffff;
  return [18, 12, 6, 0].map((shift) => alphabet.charAt((hash >>> shift) & 63)).join('');
}

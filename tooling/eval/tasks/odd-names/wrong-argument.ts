// An argument in the style of another API.
const { calls } = await codemode.twilio.TwilioApiV2010_ListCall({ AccountSid: 'AC00000000000000000000000000000000', startTimeAfter: '2026-03-01' });
return { missed: calls.filter(({ status }) => status === 'busy').length, seconds: 0 };

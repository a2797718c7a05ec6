// Durations are text: they are put one behind the other.
const { calls } = await codemode.twilio.TwilioApiV2010_ListCall({ AccountSid: 'AC00000000000000000000000000000000', 'StartTime>': '2026-03-01' });
return {
  missed: calls.filter((call) => ['busy', 'no-answer'].includes(call.status)).length,
  seconds: calls.filter((call) => call.status === 'completed').reduce((sum, call) => sum + call.duration, 0),
};

const { calls } = await codemode.twilio.TwilioApiV2010_ListCall({
  AccountSid: 'AC00000000000000000000000000000000',
  'StartTime>': '2026-03-01',
  PageSize: 1000,
});
return {
  missed: calls.filter(({ status }) => status === 'busy' || status === 'no-answer').length,
  seconds: calls
    .filter(({ status }) => status === 'completed')
    .reduce((sum, { duration }) => sum + Number(duration), 0),
};

// The server's own name with every dash made an underscore.
const { calls } = await codemode.twilio.TwilioApiV2010__ListCall({ AccountSid: 'AC00000000000000000000000000000000', 'StartTime>': '2026-03-01' });
return { missed: calls.filter(({ status }) => status === 'busy').length, seconds: 0 };

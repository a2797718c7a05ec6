return await codemode.$describe('twilio.TwilioApiV2010_ListCall');

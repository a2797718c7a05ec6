// The list is text for people.
const apps = JSON.parse(await codemode.heroku.list_apps({}));
return apps.filter((app) => app.stack.name === 'heroku-22').map((app) => app.name);

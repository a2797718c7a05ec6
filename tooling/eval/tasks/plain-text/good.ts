async function main(): Promise<string[]> {
  const lines = (text: string) => text.split('\n').filter((line) => line && !/^(<<<|===)/.test(line));
  const names = lines(await codemode.heroku.list_apps({}));
  const infos = await Promise.all(names.map((app) => codemode.heroku.get_app_info({ app })));
  return names.filter((_, index) => /^Stack: +heroku-22$/m.test(infos[index])).sort();
}

main();

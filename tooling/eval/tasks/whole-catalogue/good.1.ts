const hits = await codemode.$search('distance between two coordinates', { limit: 3 });
return await Promise.all(hits.map(({ path }) => codemode.$describe(path)));

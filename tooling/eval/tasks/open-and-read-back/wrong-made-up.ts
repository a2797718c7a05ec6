// Nothing was opened.
return { number: 143, title: 'Kettle 3 leaks', labels: ['bug'], state: 'open' };

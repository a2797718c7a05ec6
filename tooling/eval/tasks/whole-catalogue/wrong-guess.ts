// Guesses a name instead of searching for it.
const { distance } = await codemode.mapbox.get_distance({ from: [9.9937, 53.5511], to: [10.1228, 54.3233] });
return { nearest: 'Kiel', kilometers: Math.round(distance * 10) / 10 };

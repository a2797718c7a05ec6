// Says that there is a picture, and shows none.
const map = await codemode.mapbox.static_map_image_tool({
  center: { longitude: 9.9663, latitude: 53.5459 },
  zoom: 12,
  size: { width: 400, height: 300 },
});
return `Here is your map (${map.mimeType}).`;

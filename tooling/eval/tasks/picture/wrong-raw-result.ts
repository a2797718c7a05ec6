// Looks for the parts of an MCP result, which a program never sees.
const map = await codemode.mapbox.static_map_image_tool({
  center: { longitude: 9.9663, latitude: 53.5459 },
  zoom: 12,
  size: { width: 400, height: 300 },
});
return map.content[0].data;

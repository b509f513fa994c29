// Without whatever would ask, or invite to, hosts that are not this one.
Scalar.createApiReference("#reference", {
  url: "/api/openapi.json",
  agent: { disabled: true },
  hideClientButton: true,
  mcp: { disabled: true },
  showDeveloperTools: "never",
  telemetry: false,
  withDefaultFonts: false,
});

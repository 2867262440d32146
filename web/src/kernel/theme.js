// Runs before the first paint, so that a dark screen never flashes white. Holds no personal data.
try {
  const theme = localStorage.getItem("veerkracht.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  if (localStorage.getItem("veerkracht.language") === "en") document.documentElement.lang = "en";
} catch {
  // Storage can be switched off; the system's own theme is then right.
}

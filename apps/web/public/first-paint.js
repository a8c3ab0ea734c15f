// Runs before the first paint, so that nobody who chose dark or Arabic sees a light or English page first. Keys: src/preferences.ts.
;(() => {
  let kept = {}
  try {
    kept = JSON.parse(localStorage.getItem('balcony.preferences') ?? '{}') ?? {}
  } catch {
    // Storage is closed to us or holds something else: the defaults serve.
  }
  const page = document.documentElement
  const dark = kept.theme === 'dark' || (kept.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  page.dataset.theme = dark ? 'dark' : 'light'
  const language = kept.language ?? navigator.language
  if (String(language).startsWith('ar')) {
    page.lang = 'ar'
    page.dir = 'rtl'
  }
})()

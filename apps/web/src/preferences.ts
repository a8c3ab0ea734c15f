// Language and theme are the person's choice, kept on this device.

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const languages = ['en', 'ar'] as const
export type Language = (typeof languages)[number]

export interface Preferences {
  readonly theme: Theme
  /** Undefined: as the browser asks. */
  readonly language?: Language
  /** Width of the comments panel, in pixels. */
  readonly panel?: number
  /** The outline is folded away. */
  readonly folded?: boolean
  /** Others use this computer too: nothing is kept on it. */
  readonly shared?: boolean
}

/** Also read by public/first-paint.js before the first paint. */
export const preferencesKey = 'balcony.preferences'

/** What was kept, taken apart with care: it may be from another version, or from somebody who edited it. */
export function readPreferences(kept: string | null): Preferences {
  let found: unknown
  try {
    found = JSON.parse(kept ?? '{}')
  } catch {
    found = {} // not ours: start with the defaults
  }
  const each = typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {}
  const theme = themes.find((name) => name === each['theme']) ?? 'system'
  const language = languages.find((name) => name === each['language'])
  const panel =
    typeof each['panel'] === 'number' && each['panel'] >= 280 && each['panel'] <= 560 ? each['panel'] : undefined
  return {
    theme,
    ...(language === undefined ? {} : { language }),
    ...(panel === undefined ? {} : { panel }),
    ...(each['folded'] === true ? { folded: true } : {}),
    ...(each['shared'] === true ? { shared: true } : {}),
  }
}

/** The language of the page: the person's choice, else the first of the browser's that we speak, else English. */
export function languageFor(preferences: Preferences, asked: readonly string[]): Language {
  if (preferences.language) return preferences.language
  for (const tag of asked) {
    const spoken = languages.find((language) => tag.toLowerCase().split('-')[0] === language)
    if (spoken) return spoken
  }
  return 'en'
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

export function isDark(theme: Theme, systemIsDark: boolean): boolean {
  return theme === 'dark' || (theme === 'system' && systemIsDark)
}

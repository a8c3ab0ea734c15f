/** A font package, the static TrueType files taken from it (new name → place in the package) and its licence. */
export interface FontSource {
  readonly package: string
  readonly licence: string
  readonly files: Readonly<Record<string, string>>
}

const serif = (name: string) => [`SourceSerif4-${name}.ttf`, `TTF/SourceSerif4-${name}.ttf`] as const
const display = (name: string) => [`SourceSerif4Display-${name}.ttf`, `TTF/SourceSerif4Display-${name}.ttf`] as const
const sans = (name: string) => [`SourceSans3-${name}.ttf`, `TTF/SourceSans3-${name}.ttf`] as const
const google = (family: string, ...weights: readonly string[]) =>
  Object.fromEntries(weights.map((weight) => [`${family}-${weight}.ttf`, `${weight}/${family}_${weight}.ttf`]))

/**
 * Everything that is printed is printed with these; no system font ever takes part. Static instances only: Typst 0.14
 * cannot use variable fonts. Noto Naskh Arabic stays at version 1: version 2 draws letters from skeletons and dots, which
 * destroys copying and searching.
 */
export const fontSources: readonly FontSource[] = [
  {
    package: 'source-serif@4.5.1',
    licence: 'LICENSE.md',
    files: Object.fromEntries([
      ...['Regular', 'It', 'Semibold', 'SemiboldIt', 'Bold', 'BoldIt'].map(serif),
      ...['Light', 'Regular'].map(display),
    ]),
  },
  {
    package: 'source-sans@3.52.0',
    licence: 'LICENSE.md',
    files: Object.fromEntries(['Regular', 'It', 'Semibold', 'SemiboldIt', 'Bold', 'BoldIt'].map(sans)),
  },
  {
    package: '@embedpdf/fonts-arabic@1.0.0',
    licence: 'LICENSE',
    files: {
      'NotoNaskhArabic-Regular.ttf': 'fonts/NotoNaskhArabic-Regular.ttf',
      'NotoNaskhArabic-Bold.ttf': 'fonts/NotoNaskhArabic-Bold.ttf',
    },
  },
  {
    package: '@expo-google-fonts/vazirmatn@0.4.1',
    licence: 'LICENSE_FONT',
    files: google('Vazirmatn', '400Regular', '600SemiBold', '700Bold'),
  },
  {
    package: '@expo-google-fonts/noto-serif-hebrew@0.4.2',
    licence: 'LICENSE_FONT',
    files: google('NotoSerifHebrew', '400Regular', '700Bold'),
  },
  {
    package: '@expo-google-fonts/noto-sans-hebrew@0.4.1',
    licence: 'LICENSE_FONT',
    files: google('NotoSansHebrew', '400Regular', '600SemiBold', '700Bold'),
  },
  {
    package: '@expo-google-fonts/noto-sans-devanagari@0.4.1',
    licence: 'LICENSE_FONT',
    files: google('NotoSansDevanagari', '400Regular', '700Bold'),
  },
  {
    package: '@expo-google-fonts/noto-sans-ethiopic@0.4.2',
    licence: 'LICENSE_FONT',
    files: google('NotoSansEthiopic', '400Regular', '700Bold'),
  },
  {
    package: '@expo-google-fonts/noto-sans-myanmar@0.4.2',
    licence: 'LICENSE_FONT',
    files: google('NotoSansMyanmar', '400Regular', '700Bold'),
  },
  {
    package: '@expo-google-fonts/noto-sans@0.4.2',
    licence: 'LICENSE_FONT',
    files: google('NotoSans', '400Regular', '700Bold'),
  },
  {
    package: '@expo-google-fonts/noto-sans-symbols-2@0.4.1',
    licence: 'LICENSE_FONT',
    files: google('NotoSansSymbols2', '400Regular'),
  },
  // One weight: a second would cost as much as all the other fonts together.
  {
    package: '@expo-google-fonts/noto-sans-sc@0.4.3',
    licence: 'LICENSE_FONT',
    files: google('NotoSansSC', '400Regular'),
  },
  // Outlines, not colours: they print in black as everything does.
  {
    package: '@expo-google-fonts/noto-emoji@0.4.7',
    licence: 'LICENSE_FONT',
    files: google('NotoEmoji', '400Regular'),
  },
  {
    package: '@expo-google-fonts/ibm-plex-mono@0.4.1',
    licence: 'LICENSE_FONT',
    files: google('IBMPlexMono', '400Regular', '700Bold'),
  },
]

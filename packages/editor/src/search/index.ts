export type { Command } from './PaletteBox.tsx'
export { SearchPalette } from './SearchPalette.tsx'

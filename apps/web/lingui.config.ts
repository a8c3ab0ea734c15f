import { defineConfig } from '@lingui/cli'
import babel from '@lingui/cli/api/extractors/babel'
import { printWords } from './print-words.ts'
import { processWords } from './process-words.ts'
import { ruleWords } from './rule-words.ts'
import { templateExtractor } from './template-words.ts'

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ar'],
  // Ours keeps words of people from being read as parts of a sentence.
  runtimeConfigModule: { Trans: ['@balcony/ui', 'Trans'] },
  // Two catalogues for pages, so that the sign-in page and the list of designs do not load the words of the editor.
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}/frame',
      include: ['<rootDir>/src'],
      exclude: [
        '<rootDir>/src/locales/**',
        '<rootDir>/src/design/**',
        '<rootDir>/src/export/**',
        '<rootDir>/src/releases/**',
        '<rootDir>/src/playground/**',
        '**/*.test.*',
      ],
    },
    {
      path: '<rootDir>/src/locales/{locale}/design',
      include: [
        '<rootDir>/src/design',
        '<rootDir>/src/export',
        '<rootDir>/src/releases',
        '<rootDir>/../../packages/editor/src',
        '<rootDir>/process-words.ts',
        '<rootDir>/template-words.ts',
        '<rootDir>/rule-words.ts',
      ],
      exclude: ['**/*.test.*'],
    },
    // What editions say: read by the server.
    { path: '<rootDir>/src/locales/{locale}/print', include: ['<rootDir>/print-words.ts'] },
  ],
  extractors: [printWords, processWords, templateExtractor, ruleWords, babel],
  orderBy: 'message',
})

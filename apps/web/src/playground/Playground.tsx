// Every part in every state, for eyes; only in development, never in the build.
import { Button } from '@balcony/ui'
import { prefer, usePreferences } from '../device.ts'
import { Controls } from './Controls.tsx'
import { Feedback } from './Feedback.tsx'
import { Overlays } from './Overlays.tsx'
import css from './Playground.module.css'
import { Signs } from './Signs.tsx'

export function Playground() {
  const { theme, language } = usePreferences()
  return (
    <main className={css.page} id="main" tabIndex={-1}>
      <h1 className={css.title}>Playground</h1>
      <Button look="line" size="sm" onPress={() => prefer({ theme: theme === 'dark' ? 'light' : 'dark' })}>
        Light or dark
      </Button>
      <Button look="line" size="sm" onPress={() => prefer({ language: language === 'ar' ? 'en' : 'ar' })}>
        English or Arabic
      </Button>
      <div className={css.grid}>
        <Controls />
        <Signs />
        <Feedback />
        <Overlays />
      </div>
    </main>
  )
}

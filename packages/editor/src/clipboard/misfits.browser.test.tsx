import type { Field } from '@balcony/design'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Misfits } from './Misfits.tsx'

const seats: Field = { kind: 'number', label: 'Seats', level: 'team', path: '', from: 0 }

test('[REFUSAL3] what does not fit in a paste or a file is told in the reader’s language', async () => {
  i18n.loadAndActivate({ locale: 'ar', messages: { Seats: 'المقاعد' } })
  const expected = 'Seats should be a whole number from 0; this says -3.'
  const plan = { edits: [], changed: 0, added: 0, misfits: [{ line: 1, column: seats, came: '-3', expected }] }
  await render(
    <I18nProvider i18n={i18n}>
      <Misfits plan={plan} />
    </I18nProvider>,
  )
  await expect.element(page.getByText('المقاعد')).toBeVisible()
  await expect.element(page.getByText(/^Expected a number of at least/)).toBeVisible()
  await expect.element(page.getByText(expected)).not.toBeInTheDocument()
})

import './styles.css'
import { setupI18n } from '@lingui/core'
import { I18nProvider as WordsProvider } from '@lingui/react'
import { useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import {
  Button,
  createToasts,
  Dialog,
  IconButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Select,
  SidePanel,
  TextField,
  ToastRegion,
  Trans,
} from './index.ts'

test('[UI6] a button that cannot be pressed just now stays reachable, says why, and does nothing', async () => {
  const pressed = vi.fn()
  await render(
    <Button reason="Only the lead can invite." onPress={pressed}>
      Invite
    </Button>,
  )
  await userEvent.keyboard('{Tab}')
  const button = page.getByRole('button', { name: 'Invite' })
  await expect.element(button).toHaveFocus()
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('Only the lead can invite.')
  await userEvent.keyboard('{Enter}')
  expect(pressed).not.toHaveBeenCalled()
})

test('[UI6] an icon button has its name in the tooltip too, with the key that does the same', async () => {
  await render(<IconButton label="Fold the outline" keys="Ctrl \" icon={<svg />} />)
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('Fold the outlineCtrl \\')
})

test('[UI7] Escape closes a dialog and gives the focus back to what opened it', async () => {
  function Asking() {
    const [open, setOpen] = useState(false)
    return (
      <>
        <Button onPress={() => setOpen(true)}>New design</Button>
        <Dialog isOpen={open} onClose={() => setOpen(false)} closing="Close" title="New design">
          <TextField label="Cover title" autoFocus />
        </Dialog>
      </>
    )
  }
  await render(<Asking />)
  await page.getByRole('button', { name: 'New design' }).click()
  await expect.element(page.getByRole('dialog', { name: 'New design' })).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Cover title' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('button', { name: 'New design' })).toHaveFocus()
})

test('[UI7] a menu and a select are worked by keyboard alone', async () => {
  const chosen = vi.fn()
  const theme = vi.fn()
  await render(
    <>
      <MenuTrigger>
        <Button>Look</Button>
        <Menu aria-label="Look">
          <MenuSection title="Colours" chosen="light" onChoose={theme}>
            <MenuItem id="light">Light</MenuItem>
            <MenuItem id="dark">Dark</MenuItem>
          </MenuSection>
        </Menu>
      </MenuTrigger>
      <Select
        label="Venue"
        choices={[
          { id: 'v1', label: 'Lakeside' },
          { id: 'v2', label: 'Tarn' },
        ]}
        chosen="v1"
        onChoose={chosen}
      />
    </>,
  )
  await userEvent.keyboard('{Tab}{Enter}')
  await expect.element(page.getByRole('menuitemradio', { name: 'Light' })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(theme).toHaveBeenCalledWith('dark')
  await expect.element(page.getByRole('button', { name: 'Look' })).toHaveFocus()
  await userEvent.keyboard('{Tab}{ArrowDown}')
  await expect.element(page.getByRole('option', { name: 'Tarn' })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(chosen).toHaveBeenCalledWith('v2')
})

test('[UI8] the side panel is made wider by the arrow key that points away from it, also from right to left', async () => {
  for (const [locale, key] of [
    ['en-GB', '{ArrowLeft}'],
    ['ar-EG', '{ArrowRight}'],
  ] as const) {
    const resized = vi.fn()
    const screen = await render(
      <I18nProvider locale={locale}>
        <SidePanel title="Comments" closing="Close" resizing="Width" size={320} onResize={resized} onClose={() => {}}>
          Threads
        </SidePanel>
      </I18nProvider>,
    )
    page.getByRole('separator', { name: 'Width' }).element().focus()
    await userEvent.keyboard(key)
    expect(resized).toHaveBeenCalledWith(336)
    await screen.unmount()
  }
})

test('[UI2] the action of a toast is done once, and the toast goes', async () => {
  const toasts = createToasts()
  const undone = vi.fn()
  await render(<ToastRegion label="Messages" toasts={toasts} />)
  toasts.show('Venue removed', { label: 'Undo', act: undone })
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(undone).toHaveBeenCalledOnce()
  await expect.element(page.getByText('Venue removed')).not.toBeInTheDocument()
})

test('[UI9] words of people in a sentence stay words, though they look like parts of it', async () => {
  const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
  await render(
    <WordsProvider i18n={i18n}>
      <Trans
        id="said"
        message="{name} said <0>more</0>"
        values={{ name: '<0>Ben</0> <x/>' }}
        components={{ 0: <b /> }}
      />
    </WordsProvider>,
  )
  expect(document.body.textContent).toContain('<0>Ben</0> <x/> said more')
  expect([...document.querySelectorAll('b')].map((each) => each.textContent)).toEqual(['more'])
})

import { createHmac } from 'node:crypto'
import type { Page } from '@playwright/test'
import { ServerProcess } from '../faults/server-process.ts'
import { test as base, expect, type Person, World } from './world.ts'

/** A Balcony without the demo, as an installation begins. */
const test = base.extend<{ world: World }>({
  world: async ({ browser }, use) => {
    const world = await World.open(browser, true)
    await use(world)
    await world.close()
  },
})

const password = 'lantern orchard velvet comet'

/** Makes the first account with a password, keeps the recovery codes, and is at home. */
async function firstAccount(world: World): Promise<Person & { readonly codes: readonly string[] }> {
  const lea = await world.nobody()
  const { page } = lea
  await page.goto(world.firstLink)
  await expect(page.getByRole('heading', { name: 'Make the first account' })).toBeVisible()
  await page.getByLabel('Your name').fill('Lea Marsh')
  await page.getByLabel('Sign-in name or mail address').fill('lea')
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('heading', { name: 'Keep your recovery codes' })).toBeVisible()
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.waitForURL(`${world.server.origin}/`)
  return Object.assign(lea, { codes })
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Lea Marsh: language/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

async function typePassword(page: Page, word: string): Promise<void> {
  await page.getByLabel('Sign-in name or mail address').fill('lea')
  await page.getByLabel('Password', { exact: true }).fill(word)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** What an authenticator app shows, some steps from now. */
function codeOf(secret: string, steps = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const sum = createHmac('sha1', key).update(counter).digest()
  const part = sum.readUInt32BE((sum.at(-1) ?? 0) & 15) & 0x7fff_ffff
  return String(part % 1_000_000).padStart(6, '0')
}

test('[ENTER11] the first link makes the account that begins the first design, and works once', async ({ world }) => {
  const { page } = await firstAccount(world)
  await expect(page.getByRole('heading', { name: /Lea/ })).toBeVisible()
  const other = await world.nobody()
  await other.page.goto(world.firstLink)
  await expect(other.page.getByRole('heading', { name: 'This link was used already, or has run out' })).toBeVisible()
})

test('[ENTER6] [MINE4] a second factor is turned on with an app, and asked for after the password', async ({
  world,
}) => {
  const { page } = await firstAccount(world)
  await page.goto(`${world.server.origin}/account`)
  await page.getByRole('region', { name: 'Second factor' }).getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByRole('img', { name: 'The code for your authenticator app' })).toBeVisible()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('The six digits that the app shows').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('On: after the password')).toBeVisible()
  await signOut(page)
  await typePassword(page, 'quite another word')
  await expect(page.getByText('The sign-in name or the password is not right.')).toBeVisible()
  await typePassword(page, password)
  const code = page.getByLabel('Code of your second factor')
  await expect(code).toBeFocused()
  // The step that turned it on is used up; the next one is as good within half a minute.
  await code.fill(codeOf(secret, 1))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(`${world.server.origin}/`)
})

test('[ENTER7] [MINE5] a passkey is added and signs in without anything typed', async ({ world }) => {
  const { page, context } = await firstAccount(world)
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${world.server.origin}/account`)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByLabel('What do you call it?').fill('The blue key')
  await page.getByRole('button', { name: 'Make the passkey' }).click()
  await expect(page.getByText('The blue key')).toBeVisible()
  await signOut(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(`${world.server.origin}/`)
  await expect(page.getByRole('button', { name: /Lea Marsh: language/ })).toBeVisible()
})

test('[ENTER9] [ENTER15] whoever lost the password comes in by a recovery code, or by a link of the operator', async ({
  world,
}) => {
  const { page, codes } = await firstAccount(world)
  await signOut(page)
  await page.getByRole('button', { name: 'I cannot get in' }).click()
  await page.getByLabel('Sign-in name or mail address').fill('lea')
  await page.getByLabel('Recovery code').fill(String(codes[3]))
  await page.getByLabel('New password').fill('walnut harbour thistle engine')
  await page.getByRole('button', { name: 'Set the password and sign in' }).click()
  await page.waitForURL(`${world.server.origin}/`)
  await page.goto(`${world.server.origin}/account`)
  await expect(page.getByText(/^9 codes are left/)).toBeVisible()

  const { words } = await ServerProcess.run(world.server.folder, 'users', 'reset-link', 'lea')
  const lost = await world.nobody()
  await lost.page.goto(String(/http\S+/.exec(words)?.[0]))
  await expect(lost.page.getByRole('heading', { name: 'Welcome, Lea Marsh' })).toBeVisible()
  await lost.page.getByLabel('New password').fill('saddle violet anchor museum')
  await lost.page.getByRole('button', { name: 'Set the password and sign in' }).click()
  await lost.page.waitForURL(`${world.server.origin}/`)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('[MINE6] devices are listed, and one that is put out is out', async ({ world }) => {
  const { page } = await firstAccount(world)
  const phone = await world.nobody()
  await phone.page.goto(`${world.server.origin}/sign-in`)
  await typePassword(phone.page, password)
  await phone.page.waitForURL(`${world.server.origin}/`)
  await page.goto(`${world.server.origin}/account`)
  const devices = page.getByRole('region', { name: 'Where you are signed in' })
  await expect(devices.getByRole('listitem')).toHaveCount(2)
  await devices.getByRole('button', { name: /^Sign out Chrome/ }).click()
  await expect(devices.getByRole('listitem')).toHaveCount(1)
  await phone.page.reload()
  await expect(phone.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('[SELF1] whoever looks after Balcony finds what is wrong with it in their menu', async ({ world }) => {
  const { page } = await firstAccount(world)
  await page.getByRole('button', { name: /Lea Marsh: language/ }).click()
  await page.getByRole('menuitem', { name: 'Check this installation' }).click()
  await expect(page.getByRole('heading', { name: 'Check this installation' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Reached from this machine only' })).toBeVisible()
})

test('[ENTER14] in the demo its people become one another from the menu', async ({ browser }) => {
  const world = await World.open(browser)
  const lead = await world.person(0)
  const { page } = lead
  await page.getByRole('button', { name: /Rhona Vale: language/ }).click()
  await page.getByRole('menuitemradio', { name: 'Avery Lind' }).click()
  await expect(page.getByRole('button', { name: /Avery Lind: language/ })).toBeVisible()
  await world.close()
})

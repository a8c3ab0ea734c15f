import type { Anchor, Compartment } from '@balcony/design'
import { describe, expect, test } from 'vitest'
import { now, type OpenEmpty, withDesign } from './world.ts'

const words: Extract<Anchor, { on: 'words' }> = {
  on: 'words',
  address: 'goals/aim',
  start: 'AAE=',
  end: 'AAI=',
  quote: { before: 'about ', exact: 'the river treaty', after: ' of 1974' },
}

function thread(id: string, compartment: Compartment, text: string, at = now) {
  const remark = { id: `${id}-first`, by: 'ana', at, text }
  return { id, design: 'rivers', compartment, level: 'team' as const, anchor: words, remark }
}

/** Threads and remarks. */
export function conversationRules(name: string, openEmpty: OpenEmpty): void {
  describe(`conversations on ${name}`, () => {
    test('[STORE14] a thread keeps its place, its remarks in order, and who resolved it when', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const opened = await empty.storage.threads.open(thread('t1', 'core', 'Which one? – 河 🌊'))
      expect(opened).toEqual((await empty.storage.threads.find('t1'))?.thread)
      const { threads } = await empty.reopen()
      await threads.reply('t1', { id: 'r2', by: 'ben', at: now, text: 'The second.' })
      await threads.reply('t1', { id: 'r1', by: 'ana', at: now, text: 'Thanks.' })
      const resolved = await threads.setStatus('t1', { is: 'resolved', by: 'ana', at: now + 9 })
      expect(resolved).toMatchObject({ ok: true, value: { compartment: 'core' } })
      expect(await threads.of('rivers', ['core'])).toEqual([
        {
          compartment: 'core',
          thread: {
            id: 't1',
            design: 'rivers',
            anchor: words,
            state: 'fresh',
            level: 'team',
            status: { is: 'resolved', by: 'ana', at: now + 9 },
            remarks: [
              { id: 't1-first', by: 'ana', at: now, text: 'Which one? – 河 🌊' },
              { id: 'r2', by: 'ben', at: now, text: 'The second.' },
              { id: 'r1', by: 'ana', at: now, text: 'Thanks.' },
            ],
          },
        },
      ])
      expect(await threads.setStatus('t1', { is: 'open' })).toMatchObject({
        value: { thread: { status: { is: 'open' } } },
      })
    })

    test('[TALKS1] a thread keeps its guest and task; a remark its edits, who has seen it, and the trace of being taken back', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const rosa = { id: 'link-1', name: 'Rosa Quispe' }
      const first = { id: 'r1', by: rosa.id, guest: rosa, at: now, text: 'Which one?', mentions: ['ana'] }
      await empty.storage.threads.open({ ...thread('t1', 'core', ''), level: 'partner', guest: rosa, remark: first })
      await empty.storage.threads.reply('t1', { id: 'r2', by: 'ana', at: now, text: 'Lakeside.', act: 'decided' })
      await empty.storage.threads.edit('t1', 'r1', 'Which of them?', [], now + 1)
      await empty.storage.threads.acknowledge('t1', 'r2', 'ben', now + 2)
      await empty.storage.threads.acknowledge('t1', 'r2', 'ana', now + 3)
      await empty.storage.threads.acknowledge('t1', 'r2', 'ana', undefined)
      await empty.storage.threads.assign('t1', { to: 'ben', by: 'ana', at: now, due: '2027-03-01' })
      const { threads } = await empty.reopen()
      expect((await threads.withRemark('r2'))?.thread).toMatchObject({
        guest: rosa,
        task: { to: 'ben', by: 'ana', at: now, due: '2027-03-01' },
        remarks: [
          { id: 'r1', by: rosa.id, guest: rosa, at: now, text: 'Which of them?', editedAt: now + 1 },
          { id: 'r2', by: 'ana', act: 'decided', acks: ['ben'] },
        ],
      })
      const taken = await threads.takeBack('t1', 'r1', now + 4)
      expect(taken).toMatchObject({ value: { thread: { remarks: [{ text: '', removedAt: now + 4 }, {}] } } })
      expect(await threads.assign('t1', undefined)).toMatchObject({ ok: true })
      expect((await threads.find('t1'))?.thread.task).toBeUndefined()
      expect((await threads.narrow('t1', 'team')).ok).toBe(true)
      expect(await threads.withRemark('none')).toBeUndefined()
    })

    test('[STORE15] threads on a compartment that was not asked for are not handed out', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { threads } = empty.storage
      await threads.open(thread('t2', 'core', 'Second', now + 1))
      await threads.open(thread('t3', 'people', 'About a person', now + 2))
      await threads.open(thread('t1', 'core', 'First'))
      const ids = async (open: readonly Compartment[]) =>
        (await threads.of('rivers', open)).map((each) => each.thread.id)
      expect(await ids(['core'])).toEqual(['t1', 't2'])
      expect(await ids(['core', 'people'])).toEqual(['t1', 't2', 't3'])
      expect(await ids([])).toEqual([])
      expect(await threads.of('ports', ['core'])).toEqual([])
    })

    test('[TALKS2] who said something last, and how much somebody has not seen, is told of the compartments asked for', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { threads, inbox } = empty.storage
      const [core, both]: readonly Compartment[][] = [['core'], ['core', 'people']]
      const rosa = { id: 'link-1', name: 'Rosa' }
      const later = now + 60
      await threads.open(thread('t1', 'core', 'Before', now))
      await threads.open({ ...thread('t2', 'core', ''), remark: { id: 'r2', by: 'ben', at: now + 1, text: 'Second' } })
      await threads.open(thread('t3', 'people', 'About a person', now + 2))
      await threads.reply('t2', { id: 'r3', by: rosa.id, guest: rosa, at: now + 3, text: 'From outside' })
      const unseen = (person: string, open: readonly Compartment[] = []) =>
        inbox.unseenIn(person, 'rivers', open, { since: now, now: later })
      expect(await threads.lastSaid('rivers', core ?? [], later)).toEqual({
        thread: 't2',
        by: rosa.id,
        guest: 'Rosa',
        at: now + 3,
      })
      expect([await unseen('ana', core), await unseen('ben', core), await unseen('ben', both)]).toEqual([2, 1, 2])
      // From a file, with a date that has not come yet.
      await threads.reply('t1', { id: 'r4', by: 'ben', at: later + 1, text: 'Next year' })
      expect([await unseen('ana', core), (await threads.lastSaid('rivers', core ?? [], later))?.at]).toEqual([
        2,
        now + 3,
      ])
      await threads.takeBack('t2', 'r3', now + 4)
      expect(await threads.lastSaid('rivers', core ?? [], later)).toMatchObject({ thread: 't2', by: 'ben' })
      expect(await threads.lastSaid('rivers', both ?? [], later)).toMatchObject({ thread: 't3', by: 'ana' })
      expect(await unseen('ana', core)).toBe(1)
      await inbox.see('ana', 't2', now + 1)
      expect([await unseen('ana', core), await unseen('ana'), await threads.lastSaid('rivers', [], later)]).toEqual([
        0,
        0,
        undefined,
      ])
      expect([
        await inbox.unseenIn('ana', 'ports', both ?? [], { since: now, now: later }),
        await threads.lastSaid('ports', both ?? [], later),
      ]).toEqual([0, undefined])
    })

    test('[STORE16] an anchor follows its words, is lost without the thread being lost, and comes back', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { threads } = empty.storage
      await threads.open(thread('t1', 'core', 'Which one?'))
      const moved: Anchor = { ...words, quote: { ...words.quote, exact: 'the treaty' } }
      expect(await threads.setAnchor('t1', moved, 'moved', now)).toMatchObject({
        value: { thread: { anchor: moved, state: 'moved', remarks: [{ text: 'Which one?' }] } },
      })
      expect(await threads.setAnchor('t1', moved, 'detached', now)).toMatchObject({
        value: { thread: { state: 'detached' } },
      })
    })

    test('[STORE16] what is done to a thread that is not there is refused', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { threads } = empty.storage
      const refused = { ok: false, problem: { code: 'not-found' } }
      expect(await threads.reply('none', { id: 'r', by: 'ana', at: now, text: 'x' })).toMatchObject(refused)
      expect(await threads.setStatus('none', { is: 'open' })).toMatchObject(refused)
      expect(await threads.setAnchor('none', words, 'fresh', now)).toMatchObject(refused)
      expect(await threads.find('none')).toBeUndefined()
    })

    test('[STORE6] a remark or an anchor that was changed on disk is refused', async () => {
      await using empty = await openEmpty()
      await withDesign(empty.storage)
      const { threads } = empty.storage
      await threads.open(thread('t1', 'core', 'Which one?'))
      await threads.open(thread('t2', 'people', 'Which one?'))
      await empty.damage("update remarks set author = 'ben' where thread = 't1'")
      await empty.damage("update threads set bytes = x'7b7d' where id = 't2'")
      await expect(threads.of('rivers', ['core'])).rejects.toMatchObject({ is: 'damaged' })
      await expect(threads.of('rivers', ['people'])).rejects.toMatchObject({ is: 'damaged' })
    })
  })
}

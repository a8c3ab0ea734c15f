// Prints on the device, away from the page. Its own answer carries the one policy of ours that lets a program start
// (api/src/web/serve.ts knows it by its name).
import { process } from '@balcony/design'
import { type DeviceOptions, type DevicePress, printHere } from '@balcony/export/device'
import { cutHere } from './cut-here.ts'
import { fonts, program, template } from './files.ts'
import type { PrintJob, Said } from './job.ts'

class NotLoaded extends Error {}

let compiled: Promise<WebAssembly.Module> | undefined

const press: DevicePress = {
  program: () => {
    compiled ??= reach(program).then((answer) => WebAssembly.compileStreaming(answer))
    // What could not be had is asked for anew.
    compiled.catch(() => {
      compiled = undefined
    })
    return compiled
  },
  template: { files: template },
  fonts: [...fonts.keys()],
  font: async (name) => new Uint8Array(await (await reach(fonts.get(name) ?? '')).arrayBuffer()),
}

addEventListener('message', ({ data }: MessageEvent<PrintJob>) => {
  print(data).then(say, (error: unknown) => say({ is: error instanceof NotLoaded ? 'not-loaded' : 'failed' }))
})

async function print(job: PrintJob): Promise<Said> {
  const { edition, words, told } = cutHere(process, job)
  if (told.stops.length > 0) return { is: 'made', made: told }
  say({ is: 'step', step: 'loading' })
  const { paper, withoutContents = false, withoutFigures = false, attach = false } = job
  const draft: DeviceOptions['draft'] = job.checked === 'whole' ? 'unregistered' : 'unchecked'
  const options = { ...{ paper, withoutContents, withoutFigures, attach, draft, words } }
  const onLoaded = () => say({ is: 'step', step: 'setting' })
  const { file, ...lost } = await printHere(press, edition, options, onLoaded)
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', file))
  const sha256 = [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  // How many pages there are, whoever shows them counts.
  return { is: 'made', made: { ...told, file: { sha256, bytes: file.length, pages: 0, ...lost } }, bytes: file }
}

async function reach(address: string): Promise<Response> {
  const answer = await fetch(address).catch(() => undefined)
  if (!answer?.ok) throw new NotLoaded(address)
  return answer
}

function say(said: Said): void {
  postMessage(said)
}

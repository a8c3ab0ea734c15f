import { type Asked, reviewer } from './reviewer.ts'

const review = reviewer((answered) => postMessage(answered))
addEventListener('message', (event: MessageEvent<Asked>) => review(event.data))

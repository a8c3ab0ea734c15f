import json from './demo-case.json' with { type: 'json' }

/** The fictional Maruvel case as a file that anybody could import: it goes through `importDesign` like any other. */
export const demoCase: unknown = json

/** The templates, in the order in which they are offered; what they hold is fetched when one is opened. */
export const templateIds = ['psw-series', 'dialogue-series', 'training', 'joint-project', 'media-education'] as const
type TemplateId = (typeof templateIds)[number]

/** How a design can begin. */
export type Beginning = 'empty' | TemplateId | 'file'

import { useEffect } from 'react'

/** What was printed on this device without a line is told as soon as there is one. */
export function usePrintsTold(person: string | undefined, online: boolean): void {
  useEffect(() => {
    if (person === undefined || !online) return
    void import('./prints.ts').then(({ tellPrints }) => tellPrints(person)).catch(() => {}) // the next line tells it
  }, [person, online])
}

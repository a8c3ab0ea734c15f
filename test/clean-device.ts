import { beforeEach } from 'vitest'

// All component tests share one origin: what a person's device remembers of one test is not there in the next.
beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

import css from './KeyCap.module.css'

/** A key as it is printed on the keyboard; always left to right, as keys are. */
export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className={css.key} dir="ltr">
      {children}
    </kbd>
  )
}

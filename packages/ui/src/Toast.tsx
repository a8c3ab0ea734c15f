import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import css from './Toast.module.css'
import { toasts as pageToasts, type Toast, type Toasts, toastStays } from './toasts.ts'

/** Bottom centre, six seconds, longer under pointer or focus. */
export function ToastRegion({ label, toasts = pageToasts }: { label: string; toasts?: Toasts }) {
  const shown = useSyncExternalStore(toasts.watch, toasts.list)
  return (
    <section className={css.region} aria-label={label} aria-live="polite" data-screen>
      {shown.map((toast) => (
        <One key={toast.id} toast={toast} onEnd={() => toasts.dismiss(toast.id)} />
      ))}
    </section>
  )
}

function One({ toast, onEnd }: { toast: Toast; onEnd: () => void }) {
  const [held, hold] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onEnd, toastStays)
    return () => clearTimeout(timer)
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a toast only keeps it on screen
    <div
      className={css.toast}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <span>{toast.words}</span>
      {toast.action === undefined ? null : (
        <Button
          size="sm"
          onPress={() => {
            toast.action?.act()
            onEnd()
          }}
        >
          {toast.action.label}
        </Button>
      )}
    </div>
  )
}

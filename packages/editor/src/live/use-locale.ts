import { useLocale as useAriaLocale } from 'react-aria-components/I18nProvider'

/** BCP-47 for dates, digits and sorting: the one the page was given, which knows more than the language of the words. */
export function useLocale(): string {
  return useAriaLocale().locale
}

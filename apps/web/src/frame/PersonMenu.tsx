import { Avatar, IconButton, Menu, MenuItem, MenuLine, MenuSection, MenuTrigger } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LogOut, ScrollText, Settings2, Stethoscope, UserRound, UsersRound } from 'lucide-react'
import { pageLanguage, prefer, usePreferences } from '../device.ts'
import { forgetHere } from '../kept/answers.ts'
import { languages, themes } from '../preferences.ts'
import { become, meQuery, signOut } from '../queries.ts'

/** Who one is, how the page looks and speaks, and the way out. */
export function PersonMenu({ colour = 1 }: { colour?: number }) {
  const { t } = useLingui()
  const { theme, shared = false } = usePreferences()
  const go = useNavigate()
  // Asked by the pages that need it; here only read, so that the sign-in page asks nothing.
  const me = useQuery({ ...meQuery, enabled: false }).data
  const roleNames = { lead: t`lead`, planner: t`planner`, reviewer: t`reviewer`, reader: t`reader` }
  const themeNames = { system: t`As this device`, light: t`Light`, dark: t`Dark` }
  const leave = async () => {
    try {
      await signOut()
    } finally {
      await go({ to: '/sign-in' })
    }
  }
  return (
    <MenuTrigger>
      <IconButton
        label={me ? t`${me.name}: language, colours, sign out` : t`Language and colours`}
        icon={
          me ? (
            <Avatar face={{ name: me.name, colour }} quiet />
          ) : (
            <Settings2 size={17} strokeWidth={1.75} aria-hidden />
          )
        }
      />
      <Menu aria-label={t`Language and colours`}>
        <MenuSection
          title={t`Colours`}
          chosen={theme}
          onChoose={(id) => prefer({ theme: themes.find((name) => name === id) ?? 'system' })}
        >
          {themes.map((name) => (
            <MenuItem key={name} id={name}>
              {themeNames[name]}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuLine />
        <MenuSection
          title={t`Language`}
          chosen={pageLanguage()}
          onChoose={(id) => {
            const language = languages.find((name) => name === id)
            if (language) prefer({ language })
          }}
        >
          {languages.map((name) => (
            <MenuItem key={name} id={name} textValue={languageNames[name]}>
              <span lang={name}>{languageNames[name]}</span>
            </MenuItem>
          ))}
        </MenuSection>
        {me?.demo ? <MenuLine /> : null}
        {me?.demo ? (
          <MenuSection title={t`Be somebody else (demo)`} chosen={me.id} onChoose={(id) => void become(id)}>
            {me.demo.map(({ id, name, role }) => (
              <MenuItem key={id} id={id} textValue={name}>
                {name}, {roleNames[role]}
              </MenuItem>
            ))}
          </MenuSection>
        ) : null}
        {me ? <MenuLine /> : null}
        {me ? (
          <MenuSection
            title={t`This computer`}
            chosen={shared ? 'shared' : 'own'}
            onChoose={(id) => {
              prefer({ shared: id === 'shared' })
              // What is open here says so at once: its changes are in this window only from now on.
              if (id === 'shared') void forgetHere(me.id)
            }}
          >
            <MenuItem id="own">{t`Mine: keep my work for offline`}</MenuItem>
            <MenuItem id="shared">{t`Shared: keep nothing here`}</MenuItem>
          </MenuSection>
        ) : null}
        {me ? <MenuLine /> : null}
        {me ? (
          <MenuItem
            id="account"
            icon={<UserRound size={16} strokeWidth={1.75} aria-hidden />}
            onAction={() => void go({ to: '/account' })}
          >
            {t`Your account`}
          </MenuItem>
        ) : null}
        {me?.owner ? (
          <MenuItem
            id="people"
            icon={<UsersRound size={16} strokeWidth={1.75} aria-hidden />}
            onAction={() => void go({ to: '/people' })}
          >
            {t`People of the workspace`}
          </MenuItem>
        ) : null}
        {me?.owner ? (
          <MenuItem
            id="journal"
            icon={<ScrollText size={16} strokeWidth={1.75} aria-hidden />}
            onAction={() => void go({ to: '/journal' })}
          >
            {t`Journal of the workspace`}
          </MenuItem>
        ) : null}
        {me?.owner ? (
          <MenuItem
            id="self-check"
            icon={<Stethoscope size={16} strokeWidth={1.75} aria-hidden />}
            onAction={() => void go({ to: '/self-check' })}
          >
            {t`Check this installation`}
          </MenuItem>
        ) : null}
        {me ? (
          <MenuItem
            id="leave"
            icon={<LogOut size={16} strokeWidth={1.75} aria-hidden data-flip />}
            onAction={() => void leave()}
          >
            {t`Sign out`}
          </MenuItem>
        ) : null}
      </Menu>
    </MenuTrigger>
  )
}

/** Each language in its own words: whoever needs it must be able to find it. */
const languageNames = { en: 'English', ar: 'العربية' } as const

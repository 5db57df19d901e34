import { useCallback, useEffect, useMemo, useState, type PropsWithChildren } from 'react'
import { chosenScale, watchScale } from './platform/type-size'
import { back } from './platform/navigate'
import { useLostPage } from './platform/lost-page'
import { watchNetwork } from './platform/network'
import { OWN_HEADER } from './platform/start'
import { sizeTabs } from './platform/tabs-size'
import { ConsentSheet } from './features/privacy-consent/consent-sheet'
import { TrialBand } from './features/try-out/trial-band'
import { SurroundingsContext } from './ui/surroundings'

/** Tells the design system what the phone says: type size, network, whose navigation bar. */
export function AppSurroundings({ children }: PropsWithChildren) {
  const [online, setOnline] = useState(true)
  const [scale, setScale] = useState(chosenScale)
  useLostPage()
  useEffect(() => watchNetwork(setOnline), [])
  useEffect(() => watchScale(setScale), [])
  useEffect(() => sizeTabs(scale), [scale])
  const goBack = useCallback(() => void back(), [])
  const value = useMemo(
    () => ({
      scale,
      online,
      ownHeader: OWN_HEADER,
      back: goBack,
      band: <TrialBand />,
      over: <ConsentSheet />,
    }),
    [scale, online, goBack],
  )
  return <SurroundingsContext.Provider value={value}>{children}</SurroundingsContext.Provider>
}

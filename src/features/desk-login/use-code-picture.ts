import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'

type Held = { loginId: string; secret: string }

/** The picture of a login, asked for once; without one the digits serve as well. */
export function useCodePicture(login: Held | undefined): { picture: string | undefined; missing: boolean } {
  const asked = useQuery({
    queryKey: ['deskLogin', 'picture', login?.loginId],
    queryFn: () => {
      const { loginId = '', secret = '' } = login ?? {}
      return api.community.deskLogin.picture({ loginId, secret })
    },
    enabled: login !== undefined,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const picture = asked.data?.picture
  return { picture, missing: asked.isError || (asked.isSuccess && picture === undefined) }
}

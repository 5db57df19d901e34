/** Per template id what the person chose; 'unsupported' outside WeChat. */
export type SubscribeAnswer = Record<string, 'accept' | 'reject' | 'ban' | 'filter'> | 'unsupported'
export type BindAnswer = 'bound' | 'refused' | 'unsupported'

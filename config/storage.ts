/**
 * What clients may do in storage: a creator writes under in/, nobody reads (design.md D7). The functions copy what they
 * keep to paths of their own and hand out links that expire. The deployment sets the same expression in the console.
 */
export const storageRules = {
  read: false,
  write:
    '/^in\\//.test(resource.path) == true && (resource.openid == auth.openid || resource.openid == auth.uid)',
}

/** How the command names itself to clients and servers. */
export const version = '0.0.0';

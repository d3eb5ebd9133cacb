/**
 * The CommonJS module that Pulumi stores with every instance and loads to manage it. A constant line: nothing of the
 * program is captured in it, and it stays the same in every release.
 */
export const providerText = 'exports.handler = () => require("pulumi-huaweicloud-dms-rabbitmq/provider");';

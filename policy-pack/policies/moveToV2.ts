/** The way on for what API v1.0 lacks, to be followed by what to do then. */
export const moveToV2 = "Move the instance to API v2 with huaweicloud:apiVersion (HW_DMS_API_VERSION)";

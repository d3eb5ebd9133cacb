import {
  describeErrorCode,
  errorNumber,
  instanceErrorCodes,
  requestErrorCodes,
} from "../../../../../provider/client/errors/errorCodes";

const numbersOfTable82 = `400002 400004 400005 400007 400008 400009 400010 400011 400012 400013 400014 400015 400016
  400018 400019 400020 400026 400037 400038 400042 400046 400048 400060 400061 400062 400063 400064 400065 400066 400067
  400068 400080 400081 400099 400100 400106 401001 401003 401004 403002 403003 404001 404022 404024 404027 405001 400500
  400125 400124 500000 500006 500017 500023 500024 500025 500041 500051 500052 500053 500054 500070 500071 500094 500106`
  .trim()
  .split(/\s+/);

/** What v2 adds, by HTTP status. */
const numbersOfV2 = {
  400: `400035 400039 400049 400055 400107 400108 400128 400129 400134 400135 400136 400137 400800 400970 400971 404033
    500972 500986 500987 050010 240035 240036 240038 240039 240040 240044 240045 CBC.99003651`,
  404: "240407 240426",
  408: "501024",
};
const statusOfV2 = Object.fromEntries(
  Object.entries(numbersOfV2).flatMap(([status, numbers]) => numbers.split(/\s+/).map((number) => [number, status])),
);

const codesOfTable57 = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 18, 24, 25, 42].map(
  (number) => `public.00.${String(number).padStart(4, "0")}`,
);

describe("errorNumber", () => {
  it.each(["111400026", "DMS.00400026", "dms.00400026", "DMS.400026", "400026", " 111400026 "])(
    "finds 400026 in %j",
    (code) => {
      expect(errorNumber(code)).toBe("400026");
    },
  );

  it.each(["APIGW.0301", "public.00.0018", "401", "", "VPC.00404022", "40026", "x400026"])(
    "finds none in %j",
    (code) => {
      expect(errorNumber(code)).toBeUndefined();
    },
  );
});

describe("the tables of codes", () => {
  it("hold every code of table 8-2, 400017, and those that v2 adds", () => {
    expect(Object.keys(requestErrorCodes).sort()).toEqual(
      [...numbersOfTable82, "400017", ...Object.keys(statusOfV2)].sort(),
    );
  });

  it("hold every code of table 5-7", () => {
    expect(Object.keys(instanceErrorCodes).sort()).toEqual(codesOfTable57);
  });

  it.each(Object.entries({ ...requestErrorCodes, ...instanceErrorCodes }))(
    "describe %s in one text and one sentence of advice",
    (code, { text, advice, status }) => {
      expect(text.length).toBeGreaterThan(10);
      expect(advice).toMatch(/^[A-Z].*\.$/);
      if (!code.startsWith("public")) expect(String(status)).toBe(statusOfV2[code] ?? code.slice(0, 3));
    },
  );
});

describe("describeErrorCode", () => {
  it.each(["111400048", "DMS.00400048", "400048"])("knows %s in any form and says which rules are needed", (code) => {
    expect(describeErrorCode(code)?.advice).toMatch(/inbound.*outbound/);
  });

  it.each(["DMS.00400970", "DMS.00500972", "DMS.40050010", "10240044", "cbc.99003651", "111501024"])(
    "knows %s, which v2 adds",
    (code) => expect(describeErrorCode(code)?.text).toBeDefined(),
  );

  it.each(["public.00.0018", "PUBLIC.00.0018"])("knows %s and points to the quota", (code) => {
    expect(describeErrorCode(code)?.text).toMatch(/quota is insufficient/);
    expect(describeErrorCode(code)?.advice).toMatch(/quota/);
  });

  it.each(["", "APIGW.0301", "111499999", "constructor", "toString", "__proto__"])("knows nothing of %j", (code) => {
    expect(describeErrorCode(code)).toBeUndefined();
  });
});

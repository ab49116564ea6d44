-- Posts the lines of a file in turn, each as one body, and prints what came of it as one line of JSON.
--
--   wrk ... -s post.lua URL -- FILE FIRST    FIRST: how many lines to pass over at the start

local requests = {}
local at = 0

function init(args)
    local headers = { ["Content-Type"] = "application/json" }
    if args[3] then
        headers["Cache-Control"] = args[3]
    end
    for line in io.lines(args[1]) do
        requests[#requests + 1] = wrk.format("POST", nil, headers, line)
    end
    at = tonumber(args[2] or "0") % #requests
end

function request()
    at = at + 1
    if at > #requests then
        at = 1
    end
    return requests[at]
end

function done(summary, latency, _)
    local errors = summary.errors
    io.write(string.format(
        '\nRESULT {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"max":%d,"refused":%d,"broken":%d}\n',
        summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99), latency.max,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end

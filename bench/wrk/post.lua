-- Posts the lines of a file in turn, each as one body, and prints what came of it as one line of JSON.
--
--   wrk ... -s post.lua URL -- FILE FIRST [count|explain [CACHE-CONTROL]]
--
-- FIRST: how many lines to pass over at the start; explain: look at each answer, which costs time, and name the first one
-- that is not 200

local requests = {}
local at = 0
local threads = {}

function setup(thread)
    threads[#threads + 1] = thread
end

local function explain(status, _, body)
    if status ~= 200 and not refusal then
        refusal = status .. " " .. body
    end
end

function init(args)
    local headers = { ["Content-Type"] = "application/json" }
    if args[3] == "explain" then
        response = explain
    end
    if args[4] then
        headers["Cache-Control"] = args[4]
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
    for _, thread in ipairs(threads) do
        local first = thread:get("refusal")
        if first then
            io.write("\nREFUSAL " .. first:gsub("%s+", " ") .. "\n")
        end
    end
    io.write(string.format(
        '\nRESULT {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"max":%d,"refused":%d,"broken":%d}\n',
        summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99), latency.max,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end

-- Posts the lines of a file in turn, each as one body, and prints what came of it as one line of JSON.
--
--   wrk ... -s post.lua URL -- FILE FROM COUNT FIRST count|explain
--
-- FROM, COUNT: how many lines to pass over, and how many to send then, over and over; FIRST: which of those to begin with;
-- explain: look at each answer, which costs time, and name the first one that is not 200

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
    local from, count = tonumber(args[2]), tonumber(args[3])
    if args[5] == "explain" then
        response = explain
    end
    local number = 0
    for line in io.lines(args[1]) do
        if number >= from + count then
            break
        end
        if number >= from then
            requests[#requests + 1] = wrk.format("POST", nil, headers, line)
        end
        number = number + 1
    end
    at = tonumber(args[4])
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

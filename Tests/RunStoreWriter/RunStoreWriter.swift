import RunStore
@main enum W { static func main() {} }
